import socket


def free_port():
    """For those that cannot be told to take a free one themselves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
