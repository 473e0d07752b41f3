"""The widgets: one file of Python each, and one of JavaScript and CSS beside it."""
from .author import Author
from .bins import Bins
from .bringer import Bringer
from .chooser import Chooser
from .desk import Desk
from .errand import Done, Errand, Took, Under
from .following import Following
from .form import Blank, Form
from .grid import Grid
from .lent import Lent
from .lineup import Lineup
from .marker import Marker
from .note import Note
from .projector import Projector
from .rewriter import Rewriter
from .sorter import Sorter
from .tapper import Tapper
from .together import Together
from .viewer import Viewer

__all__ = ["Author", "Bins", "Blank", "Bringer", "Chooser", "Desk", "Done", "Errand", "Following", "Form", "Grid", "Lent", "Lineup", "Marker", "Note",
           "Projector", "Rewriter", "Sorter", "Tapper", "Together", "Took", "Under", "Viewer"]
