"""`make fuzz`: every property test, again and again with new examples until its time is over.

Half of the time goes to the tests of this folder, which ask the whole site; the other half goes to
all the others. It is the time of all tests together, whether or not some run side by side.
"""

import time

import pytest
from hypothesis import HealthCheck, settings

# Short rounds, so that many of them fit into the time whatever a single example takes.
settings.register_profile(
    "fuzz",
    max_examples=5,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


def pytest_addoption(parser):
    parser.addoption("--fuzz-seconds", type=float, default=60, help="how long all tests may take")


def pytest_configure():
    settings.load_profile("fuzz")


def asks_the_site(item) -> bool:
    return "fuzz" in item.path.parts


def is_property(item) -> bool:
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


def pytest_collection_modifyitems(config, items):
    others = [item for item in items if not is_property(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if is_property(item)]
    for item in items:
        equals = [other for other in items if asks_the_site(other) is asks_the_site(item)]
        item.seconds = config.option.fuzz_seconds / 2 / len(equals)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    names = pyfuncitem._fixtureinfo.argnames
    arguments = {name: pyfuncitem.funcargs[name] for name in names}
    deadline = time.monotonic() + pyfuncitem.seconds
    rounds = 0
    while not rounds or time.monotonic() < deadline:
        pyfuncitem.obj(**arguments)
        rounds += 1
    pyfuncitem.user_properties.append(("rounds", rounds))
    return True


def pytest_terminal_summary(terminalreporter):
    reports = [report for report in terminalreporter.getreports("passed") if report.when == "call"]
    rounds = sum(dict(report.user_properties)["rounds"] for report in reports)
    terminalreporter.write_line(f"{len(reports)} properties held, in {rounds} rounds of examples.")
