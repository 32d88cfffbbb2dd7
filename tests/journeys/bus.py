"""What a screen reader does: walks, reads, fills in and presses over the accessibility bus (AT-SPI).

Run by the system's own Python, which has the bindings; reads one JSON order a line and answers each with
one line. Refuses to know the program: it sees roles, names, states and actions, and nothing behind them.
"""

import contextlib
import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen before the import

STATES = ("showing", "enabled", "focused", "checked", "editable", "focusable")
_PAUSE = 0.1


def find_program(name, seconds):
    """The program's accessible root, as soon as it is on the bus."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found is not None and found.get_name() == name:
                return found
        time.sleep(_PAUSE)
    raise LookupError(name)


def children(node):
    """The parts of a node; a table's cells are left out where there are very many."""
    for place in range(min(node.get_child_count(), 400)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield child


def showing(node):
    """Every node in sight, depth first."""
    for child in children(node):
        try:
            states = child.get_state_set()
            if states.contains(Atspi.StateType.SHOWING):
                yield child
                yield from showing(child)
        except GLib.Error:
            continue  # it went while it was looked at


def is_it(node, wanted):
    """Whether a node is what an order names: by `role`, by `name`, by a `part` of its name."""
    name = node.get_name() or ""
    return (
        ("name" not in wanted or name == wanted["name"])
        and ("part" not in wanted or wanted["part"] in name)
        and ("description" not in wanted or node.get_description() == wanted["description"])
        and ("role" not in wanted or node.get_role_name() == wanted["role"])
    )


def labels(node):
    """The names of what says that it labels this node."""
    return [
        relation.get_target(place).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for place in range(relation.get_n_targets())
    ]


def told(node):
    """A node as plain values."""
    held = node.get_state_set()
    text = node.get_text_iface()
    hidden = node.get_role_name() == "password text"
    action = node.get_action_iface()
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": [
            state for state in STATES if held.contains(getattr(Atspi.StateType, state.upper()))
        ],
        "labels": labels(node),
        "actions": []
        if action is None
        else [Atspi.Action.get_action_name(action, n) for n in range(action.get_n_actions())],
        "text": "" if text is None or hidden else Atspi.Text.get_text(text, 0, -1),
    }


def wait(program, order):
    """The first node in sight that is meant, as soon as there is one and it is in every wanted state."""
    end = time.monotonic() + order.get("seconds", 20)
    while time.monotonic() < end:
        try:
            for node in showing(program):
                if is_it(node, order) and set(order.get("states", ())) <= set(told(node)["states"]):
                    return node
        except GLib.Error:
            pass
        time.sleep(_PAUSE)
    raise LookupError({key: order[key] for key in ("role", "name", "part") if key in order})


def write(node, text):
    """Put a text in place of what stands there."""
    if not Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text):
        raise PermissionError(node.get_name())


def act(node, wanted):
    """Do the action of that name."""
    action = node.get_action_iface()
    names = [Atspi.Action.get_action_name(action, n) for n in range(action.get_n_actions())]
    if not Atspi.Action.do_action(action, names.index(wanted)):
        raise PermissionError(node.get_name())
    return names


def read_on(program):
    """Read everything again and again until there is nothing more to read from."""
    while True:
        try:
            program.get_name()
        except GLib.Error:
            return
        with contextlib.suppress(GLib.Error):
            for node in showing(program):
                told(node)


def obey(program, order):
    """Do what one order says."""
    if order["do"] == "read on":
        return read_on(program)
    if order["do"] == "tree":
        return [told(node) for node in showing(program)]
    node = wait(program, order)
    if order["do"] == "write":
        write(node, order["text"])
    elif order["do"] == "act":
        act(node, order["action"])
    return told(node)


def main():
    Atspi.init()
    program = find_program(sys.argv[1], 30)
    print(json.dumps({"answer": "here"}), flush=True)
    for line in sys.stdin:
        try:
            answer = {"answer": obey(program, json.loads(line))}
        except (LookupError, PermissionError, ValueError, GLib.Error) as error:
            answer = {"refused": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
