"""The button, the page "What I follow", and the address that stops the mails."""
