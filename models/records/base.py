"""What every record is: validated plain values under an identifier; refuses anything a change cannot name."""

from typing import ClassVar

from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig


class Record(SQLModel):
    """Anything the journal keeps: `kind` is its word on disk, `fact` says it is never changed."""

    kind: ClassVar[str]
    fact: ClassVar[bool] = False
    # An error message must never repeat what was typed about a person.
    model_config = SQLModelConfig(hide_input_in_errors=True)

    id: str = Field(primary_key=True, min_length=36, max_length=36)
