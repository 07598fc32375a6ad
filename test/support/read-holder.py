"""A reader program of its own: pyscard, and OpenSSL for SM4. Arguments: reader, keys file. Prints name and number."""
import json
import subprocess
import sys

from smartcard.CardConnection import CardConnection
from smartcard.System import readers

SSSE = bytes.fromhex("7378312E73682EC9E7BBE1B1A3D5CF")
RK = "SSSE.RK"


def sm4(key, block):
    command = ["openssl", "enc", "-sm4-ecb", "-nopad", "-K", key.hex()]
    return subprocess.run(command, input=block, capture_output=True, check=True).stdout


def diversify(key, factor):
    return sm4(key, factor + bytes(byte ^ 0xFF for byte in factor))


def transmit(connection, command):
    data, sw1, sw2 = connection.transmit(list(command))
    if sw1 == 0x61:
        data, sw1, sw2 = connection.transmit([0x00, 0xC0, 0x00, 0x00, sw2])
    assert (sw1, sw2) == (0x90, 0x00), "%s: %02X%02X" % (command[:5].hex(), sw1, sw2)
    return bytes(data)


def main(name, keys_file):
    with open(keys_file, encoding="utf-8") as source:
        keys = json.load(source)["keys"]["SSSE"]
    master = bytes.fromhex(next(key["master"] for key in keys if key["name"] == RK))
    reader = next(reader for reader in readers() if name in str(reader))
    connection = reader.createConnection()
    connection.connect(CardConnection.T0_protocol)
    send = lambda *parts: transmit(connection, b"".join(parts))

    send(bytes([0x00, 0xA4, 0x04, 0x00, len(SSSE)]), SSSE)
    send(bytes.fromhex("00A4020002EF05"))
    area = send(bytes.fromhex("00B2010412"))[2:5].hex().encode() + b"sx"
    card = bytes(connection.getATR())[-8:]
    challenge = send(bytes.fromhex("0084000008"))
    process_key = sm4(diversify(diversify(master, area), card), challenge + bytes(8))
    block = sm4(process_key, challenge + bytes(8))
    cryptogram = bytes(left ^ right for left, right in zip(block[:8], block[8:]))
    send(bytes.fromhex("0082000A10"), cryptogram, challenge)
    send(bytes.fromhex("00A4020002EF06"))
    number = send(bytes.fromhex("00B2080014"))[2:]
    holder = send(bytes.fromhex("00B2090020"))[2:].rstrip(b"\0")
    connection.disconnect()
    sys.stdout.buffer.write(("%s %s\n" % (holder.decode("gb18030"), number.decode())).encode())


main(*sys.argv[1:])
