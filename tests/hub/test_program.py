"""Real hubs in processes of their own: many laptops at once, restarts, kills, TLS, the command."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
import trustme

from hub.program import main
from models.errors import (
    HubUnreachable,
)
from sync.bundle.content import Recipient
from sync.carriers.hub import HubClient
from sync.trust.enrolment import read_request
from tests.hub.hubs import (
    PASSPHRASE,
    ROOT,
    RUN_HUB,
    figure,
    health,
    raw,
    read_whole,
    request_of,
    status_of,
)


@pytest.fixture
def hub(make_hub, bureau):
    return make_hub(bureau).start()


@pytest.fixture
def camp(bureau):
    return bureau.new_laptop()


def test_told_to_stop_it_finishes_what_runs(hub, camp):
    camp.intake()
    whole = request_of(camp.bundle(hub.recipient))
    with raw(hub) as running:
        running.sendall(whole[:-10])
        time.sleep(0.3)
        hub.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        running.sendall(whole[-10:])
        assert status_of(running) == 200
    assert hub.process.wait(30) == 0
    with pytest.raises(HubUnreachable):
        hub.client().exchange(camp.bundle(hub.recipient))
    assert hub.errors() == ""


def test_over_tls_it_is_believed_by_its_certificate(make_hub, bureau, camp, tmp_path):
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    chain, private = tmp_path / "chain.pem", tmp_path / "private.pem"
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(chain, append=True)
    certificate.private_key_pem.write_to_path(private)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    options = ("--certificate", str(chain), "--private-key", str(private))
    hub = make_hub(bureau, "", *options).start()
    assert hub.url.startswith("https://")
    camp.intake()
    client = HubClient(hub.url, tmp_path / "ca.pem")
    camp.sync(client, hub.recipient)
    client.close()
    assert camp.theirs == camp.vector()
    with pytest.raises(HubUnreachable) as refused:
        HubClient(hub.url).exchange(camp.bundle(hub.recipient))
    assert refused.value.reason == "tls"


def everybody(hub, laptops, rounds, stop=None):
    """Every laptop writes and exchanges, all at once; so many times, and on until told to stop."""

    def work(laptop):
        client = hub.client()
        done = 0
        while done < rounds or (stop is not None and not stop.is_set()):
            laptop.intake()
            laptop.deliver(client, hub.recipient)
            done += 1
        client.close()

    with ThreadPoolExecutor(len(laptops)) as threads:
        for done in [threads.submit(work, each) for each in laptops]:
            done.result()


@pytest.mark.parametrize("count", [10, pytest.param(50, marks=pytest.mark.slow)])
def test_many_laptops_at_once_over_two_processes(make_hub, bureau, database_url, count):
    laptops = [bureau.new_laptop() for _ in range(count)]
    hub = make_hub(bureau, database_url, "--per-minute", "0", "--processes", "2").start()
    everybody(hub, laptops, 2)
    read = read_whole(hub, bureau)
    assert read == {each.device.id: each.chains[each.device.id] for each in laptops}
    assert figure(hub, 'entries_received_total{outcome="added"}') == 2 * count
    assert figure(hub, 'exchanges_total{result="failed"}') == 0
    assert hub.stop() == 0


@pytest.mark.slow
def test_a_database_restarted_under_load_loses_nothing(make_hub, bureau, postgres):
    laptops = [bureau.new_laptop() for _ in range(6)]
    options = ("--per-minute", "0", "--processes", "2", "--patience", "5")
    hub = make_hub(bureau, postgres.new_database(), *options).start()
    stop = Event()
    with ThreadPoolExecutor(1) as threads:
        load = threads.submit(everybody, hub, laptops, 3, stop)
        try:
            for mode in ("fast", "immediate", "immediate"):
                time.sleep(1)
                postgres.stop(mode)
                away = health(hub)
                time.sleep(0.5)
                postgres.start()
        finally:
            stop.set()
        load.result(120)
    assert away["database"] == "away"
    assert "entries" not in away
    whole = {each.device.id: each.chains[each.device.id] for each in laptops}
    assert read_whole(hub, bureau) == whole
    assert figure(hub, 'entries_received_total{outcome="added"}') <= sum(map(len, whole.values()))
    assert figure(hub, 'transactions_retried_total{reason="away"}') > 0
    assert figure(hub, 'exchanges_total{result="failed"}') == 0


def test_killed_in_the_middle_it_has_what_it_confirmed(make_hub, bureau):
    laptops = [bureau.new_laptop() for _ in range(4)]
    hub = make_hub(bureau, "", "--per-minute", "0").start()
    for each in laptops:
        each.intake()
    with ThreadPoolExecutor(4) as threads:
        running = [
            threads.submit(hub.client().exchange, each.bundle(hub.recipient)) for each in laptops
        ]
        time.sleep(0.05)
        hub.process.kill()
        hub.process.wait()
        answers = [each.exception() or each.result() for each in running]
    hub.start("--per-minute", "0")
    confirmed = sum(isinstance(each, bytes) for each in answers)
    assert health(hub)["entries"] >= confirmed
    client = hub.client()
    for each in laptops:
        each.sync(client, hub.recipient)
    client.close()
    assert health(hub)["entries"] == 4


@pytest.mark.slow
def test_a_process_that_dies_is_replaced(make_hub, bureau, camp):
    hub = make_hub(bureau, "", "--processes", "2").start()
    camp.intake()
    client = hub.client()
    camp.sync(client, hub.recipient)
    children = subprocess.run(
        ["pgrep", "-P", str(hub.process.pid), "-f", "spawn_main"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    if not children:
        pytest.skip("no pgrep here")
    subprocess.run(["kill", "-KILL", *children], check=True)
    camp.intake()
    camp.sync(client, hub.recipient)
    client.close()
    assert health(hub)["entries"] == 2
    assert hub.stop() == 0


@pytest.mark.slow
def test_from_its_founding_to_its_first_exchange_by_the_command_alone(make_hub, bureau, camp):
    hub = make_hub(bureau)
    for name in ("keys.slots", "hub.sqlite"):
        (hub.folder / name).unlink()
    assert "this hub is device" in hub.act("found")
    request, answer = hub.folder / "request", hub.folder / "answer"
    hub.act("request", str(request), "--name", "Hub of the bureau")
    answer.write_bytes(bureau.answer(request.read_bytes()))
    assert bureau.trust.fingerprint in hub.act("join", str(answer))
    asked = read_request(request.read_bytes())
    client = hub.start().client()
    camp.intake()
    camp.sync(client, Recipient(asked.device, asked.receiving_key))
    client.close()
    assert camp.theirs == camp.vector()
    assert hub.stop() == 0


def test_the_command_refuses_in_words(make_hub, bureau, tmp_path, capsys):
    hub = make_hub(bureau)

    def said(*words, passphrase=PASSPHRASE):
        try:
            code = main([*words, "--passphrase-file", str(kept(passphrase))])
        except SystemExit as ended:
            code = ended.code
        return code, capsys.readouterr().err

    def kept(passphrase):
        file = tmp_path / "passphrase"
        file.write_text(passphrase + "\nsecond line\n")
        return file

    folder = ("--folder", str(hub.folder))
    code, wrong = said(*folder, passphrase="something else entirely")
    assert (code, wrong.split(";")[0]) == (1, "this passphrase opens nothing")
    assert said("found", *folder) == (1, "there is a hub in this folder already\n")
    code, empty = said("--folder", str(tmp_path / "empty"))
    assert (code, "hub found" in empty) == (1, True)
    code, unfit = said(*folder, "--database", "mysql://nowhere/hub")
    assert (code, "neither" in unfit) == (1, True)
    nobody = ("--database", "postgresql://127.0.0.1:1/hub", "--patience", "1")
    assert said(*folder, *nobody) == (1, "the database does not answer\n")
    assert said("request")[0] == 2
    # The code reaches whoever started the process.
    command = [sys.executable, "-c", RUN_HUB, "request"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 2
