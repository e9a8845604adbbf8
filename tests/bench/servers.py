# The servers that are measured with: where they are, and how each is set up for whoever runs it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

USER = "mia"
PASSWORD = "tide"

VSFTPD = """listen=YES
listen_address={host}
listen_port={port}
background=NO
run_as_launching_user=YES
seccomp_sandbox=NO
anonymous_enable=YES
local_enable=NO
ftp_username={me}
anon_root={root}
anon_world_readable_only=NO
anon_umask=022
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
write_enable=YES
mdtm_write=YES
connect_from_port_20=NO
xferlog_enable=NO
use_localtime=NO
"""
# Not every client resumes TLS sessions, and each is to be measured.
VSFTPD_TLS = """ssl_enable=YES
allow_anon_ssl=YES
ssl_ciphers=HIGH
require_ssl_reuse=NO
rsa_cert_file={folder}/server.pem
rsa_private_key_file={folder}/server.pem
"""
PROFTPD = """{modules}
<IfModule !mod_delay.c>
LoadModule mod_delay.c
</IfModule>
<IfModule !mod_ls.c>
LoadModule mod_ls.c
</IfModule>
<IfModule !mod_xfer.c>
LoadModule mod_xfer.c
</IfModule>
ServerType standalone
ServerName "bench"
DefaultAddress {host}
Port {port}
UseIPv6 off
UseReverseDNS off
DelayEngine off
ControlsEngine off
AuthOrder mod_auth_file.c
AuthUserFile {folder}/users
RequireValidShell off
RootLogin on
User {me}
AllowOverwrite on
WtmpLog off
TransferLog none
SystemLog {folder}/log
PidFile {folder}/pid
ScoreboardFile {folder}/scoreboard
"""


def output_of(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


class Unpacked:
    """A package that ./dev has unpacked beside the build, or that the system has."""

    def __init__(self, name):
        self.root = pathlib.Path(os.environ.get("FERRY_TEST_SERVERS", "/nowhere")) / name

    def find(self, program):
        for folder in (self.root / "usr/sbin", self.root / "usr/bin", "/usr/sbin", "/usr/bin"):
            path = pathlib.Path(folder) / program
            if path.exists():
                return str(path)
        return None

    def command(self, program):
        libraries = [str(folder) for place in ("usr/lib", "lib")
                     for folder in (self.root / place).glob("*/")]
        return ["env", "LD_LIBRARY_PATH=" + ":".join(libraries), self.find(program)]


def write_vsftpd(server):
    text = VSFTPD + (VSFTPD_TLS if server.is_tls else "")
    server.write("vsftpd.conf", text)
    return [find_vsftpd(), str(server.folder / "vsftpd.conf")]


def find_vsftpd():
    return os.environ.get("FERRY_VSFTPD") or shutil.which("vsftpd", path="/usr/sbin:/usr/bin")


def write_proftpd(server):
    package = Unpacked("proftpd")
    modules = package.root / "usr/lib/proftpd"
    server.write("proftpd.conf", PROFTPD, f"ModulePath {modules}" if modules.exists() else "")
    password = output_of("openssl", "passwd", "-6", PASSWORD)
    server.write("users", f"{USER}:{password}:{os.getuid()}:{os.getgid()}::{server.root}:"
                 "/bin/false\n")
    return [*package.command("proftpd"), "-n", "-c", str(server.folder / "proftpd.conf")]


def write_pure_ftpd(server):
    """It wants to be root, and to become a user: tests/support/ferry-test-preload.c."""
    package = Unpacked("pure-ftpd")
    users, database = server.folder / "users", server.folder / "users.pdb"
    password = output_of("openssl", "passwd", "-6", PASSWORD)
    server.write("users", f"{USER}:{password}:1000:1000::{server.root}::::::::::::\n")
    subprocess.run([*package.command("pure-pw"), "mkdb", str(database), "-f", str(users)],
                   check=True, stdout=subprocess.DEVNULL)
    return ["env", f"FERRY_TEST_USER={USER}", f"FERRY_TEST_PASSWORD={PASSWORD}",
            f"FERRY_TEST_HOME={server.root}", f"LD_PRELOAD={os.environ['FERRY_TEST_PRELOAD']}",
            *package.command("pure-ftpd"), "--bind", f"{server.host},{server.port}",
            "--login", f"puredb:{database}", "--minuid", "1", "--noanonymous", "--dontresolve",
            "--pidfile", str(server.folder / "pid")]


def write_raw(server):
    return [sys.executable, str(pathlib.Path(__file__).with_name("raw.py")), "serve", server.host,
            str(server.port), os.path.join(server.root, server.item)]


KINDS = {"vsftpd": (write_vsftpd, find_vsftpd),
         "ProFTPD": (write_proftpd, lambda: Unpacked("proftpd").find("proftpd")),
         "Pure-FTPd": (write_pure_ftpd, lambda: Unpacked("pure-ftpd").find("pure-ftpd")),
         "raw TCP": (write_raw, lambda: sys.executable)}


def make_certificate(folder):
    """FOLDER/certificate.pem and, with the key, FOLDER/server.pem."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:192.0.2.2",
                    "-keyout", str(key), "-out", str(certificate)],
                   check=True, capture_output=True)
    (folder / "server.pem").write_text(key.read_text() + certificate.read_text())


class Server:
    """One server on ROOT, from start() to stop(). ITEM is what moves; `prefix` is what runs it on
    another host."""

    def __init__(self, kind, folder, root, item, host="127.0.0.1", is_tls=False, prefix=()):
        self.kind = kind
        self.folder = pathlib.Path(folder)
        self.root = root
        self.item = item
        self.host = host
        self.is_tls = is_tls
        self.prefix = list(prefix)
        self.user, self.password = (("anonymous", "bench@") if kind == "vsftpd"
                                    else (USER, PASSWORD))
        self.port = None
        self.process = None

    def write(self, name, text, modules=""):
        path = self.folder / name
        path.write_text(text.format(host=self.host, port=self.port, root=self.root,
                                    folder=self.folder, me=output_of("id", "-un"),
                                    modules=modules))
        path.chmod(0o600)

    def start(self):
        """A port that another program takes in this moment is tried for again."""
        for _ in range(5):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            write, _ = KINDS[self.kind]
            with open(self.folder / "server.log", "wb") as log:
                self.process = subprocess.Popen(self.prefix + write(self), stdin=subprocess.DEVNULL,
                                                stdout=log, stderr=log)
            if self.wait():
                return
        raise RuntimeError(f"{self.kind} does not start: "
                           + (self.folder / "server.log").read_text(errors="replace"))

    def wait(self):
        for _ in range(200):
            if self.process.poll() is not None:
                return False
            try:
                socket.create_connection((self.host, self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.05)
        self.stop()
        return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
