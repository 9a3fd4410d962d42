"""The top floor: settings, urls, asgi, the command line. The only place that knows every feature."""
