"""Data files before and after -> the facts that differ. Functions of values; nothing is read.

texts    which text of one list replaces which of another
pairing  which fact of one list is which of another
wording  how facts are called and written for a reader
facts    every fact that was added, removed or changed
trail    such facts commit by commit
"""

from sakip.changes.facts import BedaFakta as BedaFakta
from sakip.changes.facts import Macam as Macam
from sakip.changes.facts import changed_facts as changed_facts
from sakip.changes.texts import Ganti as Ganti
from sakip.changes.texts import replaced as replaced
from sakip.changes.trail import Langkah as Langkah
from sakip.changes.trail import Riwayat as Riwayat
