"""Who has a demo account. No database here: the launcher prints it too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPerson:
    """One account: organisation and scope are codes of the reference partnership."""

    name: str
    full_name: str
    what: str
    organisation: str
    role: str
    language: str = "en"
    group: int | None = None

    @property
    def email(self) -> str:
        return f"{self.name}@polisee.example"


DEMO_PEOPLE = (
    DemoPerson("contributor", "Elena Petrova", "contributor of the Bulgarian agency", "BSMEPA", "contributor", "bg"),
    DemoPerson("reviewer", "Ioana Popescu", "reviewer, of a Romanian agency", "ADRNE", "reviewer", "ro"),
    DemoPerson("leader", "Nikolay Dimitrov", "leader of working group 3", "BSMEPA", "leader", "bg", group=3),
    DemoPerson("leadpartner", "Chiara Rossi", "lead partner, coordinator", "MARCHE", "coordinator", "it"),
    DemoPerson("admin", "Marko Novak", "administrator", "MARCHE", "administrator", "en"),
)
