def pytest_ignore_collect(config):
    """These tests need the seeded site and much time: they belong to `make fuzz` alone."""
    return None if config.pluginmanager.hasplugin("tests.fuzz.plugin") else True
