"""Starts the ISO 7816 card of Debian's python3-virtualsmartcard, with one file in its MF.

As packaged it does not start on Python 3: its folder is off the path, it wants `sha` and `md5` of Python 2, and PyCrypto
where Debian has pycryptodome under another name.
"""
import hashlib
import sys
import types
from importlib import import_module

sys.path.insert(0, "/usr/lib/python3/site-packages/virtualsmartcard")
for name, new in (("sha", hashlib.sha1), ("md5", hashlib.md5)):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].new = new
for name in ("", ".Cipher", ".Cipher.DES3", ".Cipher.DES", ".Cipher.AES", ".Hash", ".Hash.HMAC", ".Hash.SHA",
             ".PublicKey", ".PublicKey.RSA", ".PublicKey.DSA", ".Util", ".Util.number"):
    sys.modules["Crypto" + name] = import_module("Cryptodome" + name)

from virtualsmartcard.CardGenerator import CardGenerator
from virtualsmartcard.SmartcardFilesystem import TransparentStructureEF
from virtualsmartcard.VirtualSmartcard import VirtualICC

packaged = CardGenerator.getCard


def with_file(generator):
    mf, sam = packaged(generator)
    mf.append(TransparentStructureEF(parent=mf, fid=0x0101, filedescriptor=0x01, data=b"foreign card"))
    return mf, sam


CardGenerator.getCard = with_file
VirtualICC(None, "iso7816", "127.0.0.1", 35963).run()
