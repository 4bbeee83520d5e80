class BackupError(Exception):
    """What an operator has to know; the message is a German sentence."""
