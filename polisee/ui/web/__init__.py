"""Pages of the design system itself: the styleguide and the pages that say what went wrong."""
