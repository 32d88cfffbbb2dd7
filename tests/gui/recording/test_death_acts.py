"""What is recorded of a death stands in its forms: who corrects the grave types nothing else again."""

from casework import death_accounts, deaths, person_files
from gui.recording.act import Asked
from gui.recording.catalogue import ACTS
from gui.recording.death_acts import ACTS as OF_DEATHS
from resources.words import SCREEN_LANGUAGES, words
from tests.casework.people import a_person
from tests.gui.opened import home, workspace

__all__ = ["home", "workspace"]


def asked(workspace, person_id):
    return Asked(workspace.now(), words("uk"), person_files.open_file(workspace, person_id))


def starting(workspace, person_id, key):
    """What the fields of a form begin with, as they would be sent off."""
    return {each.name: each.start for each in ACTS[key].fields(asked(workspace, person_id))}


def test_a_form_sent_off_as_it_opened_changes_nothing(workspace):
    person_id = a_person(workspace).person_id
    now = workspace.now()
    report = deaths.DeathReport(now, "Шпиталь 5", "wounds", "осколки", "nobody", "Гук")
    deaths.record_death(workspace, person_id, report)
    burial = deaths.Burial(now, "Суми", "7-12", False, True, "гігієна", "ніша 7", override_by="Лис")
    deaths.bury(workspace, person_id, burial)
    account = death_accounts.Account("Мельник", "уві сні", "Шевчук", "Суми", "Ян", "Табір", True)
    death_accounts.complete(workspace, person_id, account)
    before = dict(person_files.open_file(workspace, person_id).death)
    for key in ("burial", "death_account", "death_cause"):
        ACTS[key].call(workspace, (person_id,), starting(workspace, person_id, key))
        assert dict(person_files.open_file(workspace, person_id).death) == before, key
    deaths.examine(workspace, person_id, deaths.Examined(now, "Савченко", "майор"))
    examined = starting(workspace, person_id, "death_examination")
    assert (examined["examined_by"], examined["examined_rank"]) == ("Савченко", "майор")
    assert examined["examined_at"] == now


def test_every_field_of_the_forms_of_a_death_has_its_word(workspace):
    person_id = a_person(workspace).person_id
    for act in OF_DEATHS:
        for field in act.fields(asked(workspace, person_id)):
            for language in SCREEN_LANGUAGES:
                assert words(language).has(field.label), field.label
        assert words("ko").has("act.death_account")
