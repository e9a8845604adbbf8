# How each client is told to do each piece of work: a method an action, and none where it cannot.
# A method returns the words of the command, or None where this job is beyond the client.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import sys


class Ferry:
    name = "ferry-cli"
    program = os.environ.get("FERRY_CLI", "ferry-cli")

    def transfer(self, verb, job, *ends):
        words = [self.program, verb, "-q", *self.options(job)]
        if job.is_tree:
            words.append("-r")
        if job.connections:
            words.append(f"--parallel={job.connections}")
        return [*words, *ends]

    @staticmethod
    def options(job):
        tls = ["--tls=explicit", f"--ca-file={job.certificate}"] if job.is_tls else ["--tls=none"]
        return [*tls, "--mode=active" if job.is_active else "--mode=passive"]

    def get(self, job):
        return self.transfer("get", job, job.url, job.target)

    def put(self, job):
        return self.transfer("put", job, job.source, job.url)

    def list(self, job):
        return [self.program, "ls", "-l", *self.options(job), job.url]


class Lftp:
    name = program = "lftp"
    settings = ()

    def run(self, job, *commands):
        settings = ["net:max-retries 2", "mirror:use-pget-n 1", *self.settings,
                    f"ftp:passive-mode {'off' if job.is_active else 'on'}"]
        settings += (["ftp:ssl-force on", "ftp:ssl-protect-data on", "ssl:verify-certificate off"]
                     if job.is_tls else ["ftp:ssl-allow off"])
        where = f"open -u {job.user},{job.password} -p {job.port} {job.host}"
        return [self.program, "-c", "; ".join([*(f"set {setting}" for setting in settings), where,
                                               *commands])]

    def get(self, job):
        if job.is_tree:
            return self.run(job, f"mirror --parallel={job.connections or 8} {job.item} "
                                 f"{job.target}")
        return self.run(job, f"get {job.item} -o {job.target}")

    def put(self, job):
        if job.is_tree:
            return self.run(job, f"mirror -R --parallel={job.connections or 8} {job.source} "
                                 f"{job.item}")
        return self.run(job, f"put {job.source} -o {job.item}")

    def list(self, job):
        return self.run(job, f"cls -l {job.item}")


class LftpPipelined(Lftp):
    name = "lftp-pipe"
    settings = ("ftp:sync-mode off",)

    def get(self, job):
        return super().get(job) if job.is_tree else None

    def put(self, job):
        return super().put(job) if job.is_tree else None

    def list(self, job):
        return None


class Curl:
    name = program = "curl"

    def run(self, job, *words):
        options = ["-sS", "--fail"]
        options += ["--ssl-reqd", "-k"] if job.is_tls else []
        options += ["-P", "-"] if job.is_active else []
        if job.is_tree and job.connections != 1:
            options += ["-Z", "--parallel-max", str(job.connections or 8)]
        return [self.program, *options, *words]

    def get(self, job):
        if not job.is_tree:
            return self.run(job, "-o", job.target, job.url)
        words = ["--create-dirs"]
        for folder in job.data.names():
            path = f"/{folder}" if folder else ""
            words += ["-o", f"{job.target}{path}/f#1.bin",
                      f"{job.url}{path}/f[0000-{job.data.files - 1:04}].bin"]
        return self.run(job, *words)

    def put(self, job):
        if not job.is_tree:
            return self.run(job, "-T", job.source, job.url)
        words = ["--ftp-create-dirs"]
        for folder in job.data.names():
            path = f"/{folder}" if folder else ""
            words += ["-T", f"{job.source}{path}/f[0000-{job.data.files - 1:04}].bin",
                      f"{job.url}{path}/"]
        return self.run(job, *words)

    def list(self, job):
        return self.run(job, job.url + "/")


class Ncftp:
    name = "ncftp"
    program = "ncftpget"

    @staticmethod
    def run(program, job, *words):
        if job.is_tls or job.connections > 1:
            return None
        return [program, "-V", "-u", job.user, "-p", job.password, "-P", str(job.port),
                "-E" if job.is_active else "-F", *words]

    def get(self, job):
        words = ["-R"] if job.is_tree else []
        return self.run(self.program, job, *words, job.host, os.path.dirname(job.target), job.item)

    def put(self, job):
        words = ["-R"] if job.is_tree else []
        return self.run("ncftpput", job, *words, job.host, ".", job.source)

    def list(self, job):
        words = self.run("ncftpls", job, "-l", job.url + "/")
        return [word for word in words if word != "-V"] if words else None


class Tnftp:
    name = program = "tnftp"

    def run(self, job, *lines):
        if job.is_tls or job.connections > 1:
            return None
        script = os.path.join(job.folder, "script")
        with open(script, "w", encoding="ascii") as file:
            file.write("\n".join([f"open {job.host} {job.port}",
                                  f"user {job.user} {job.password}", "binary", *lines, "quit", ""]))
        active = "-A " if job.is_active else ""
        return ["sh", "-c", f"exec {self.program} {active}-n -i -V <{script}"]

    def get(self, job):
        if not job.is_tree:
            return self.run(job, f"get {job.item} {job.target}")
        lines = []
        for folder in job.data.names():
            os.makedirs(os.path.join(job.target, folder), exist_ok=True)
            lines += [f"lcd {os.path.join(job.target, folder)}",
                      f"cd {os.path.join(job.item, folder)}", "mget *"]
            lines += ["cd ../.."] if folder else []
        return self.run(job, *lines)

    def put(self, job):
        if not job.is_tree:
            return self.run(job, f"put {job.source} {job.item}")
        lines = [f"mkdir {job.item}"]
        for folder in job.data.names():
            lines += [f"mkdir {os.path.join(job.item, folder)}"] if folder else []
            lines += [f"lcd {os.path.join(job.source, folder)}",
                      f"cd {os.path.join(job.item, folder)}", "mput *"]
            lines += ["cd ../.."] if folder else []
        return self.run(job, *lines)

    def list(self, job):
        return self.run(job, f"ls {job.item} {job.target}")


class Wget:
    name = program = "wget"

    def run(self, job, *words):
        if job.connections > 1:
            return None
        options = ["-q"] + (["--no-passive-ftp"] if job.is_active else [])
        options += ["--no-check-certificate"] if job.is_tls else []
        return [self.program, *options, *words]

    def get(self, job):
        url = job.url.replace("ftp://", "ftps://", 1) if job.is_tls else job.url
        if not job.is_tree:
            return self.run(job, "-O", job.target, url)
        return self.run(job, "-r", "-l", "inf", "-nH", "-P", os.path.dirname(job.target), url + "/")

    def put(self, job):
        return None

    def list(self, job):
        return None


class Gio:
    """Its work is done by daemons, which live as long as the bus that is made here."""

    name = "gio"
    program = "gio"

    @staticmethod
    def run(job, command):
        """It counts paths from the server's root, which is not the login folder here."""
        is_anonymous = job.user == "anonymous"
        if job.is_tls or job.is_tree or job.is_active or not is_anonymous:
            return None
        if shutil.which("dbus-run-session") is None:
            return None
        server = f"ftp://{job.host}:{job.port}"
        work = command.format(remote=server + job.path, source=job.source, target=job.target)
        return ["dbus-run-session", "--", "sh", "-c", f"gio mount -a {server}/ && {work}"]

    def get(self, job):
        return self.run(job, "gio copy {remote} {target}")

    def put(self, job):
        return self.run(job, "gio copy {source} {remote}")

    def list(self, job):
        return self.run(job, "gio list -l {remote}")


class Raw:
    """No client at all: what TCP and a file cost, see raw.py."""

    name = "raw TCP"
    program = "python3"

    @staticmethod
    def run(job, *words):
        if job.is_tls or job.is_tree:
            return None
        return [*RAW_PROGRAM, words[0], job.host, str(job.port), words[1]]

    def get(self, job):
        return self.run(job, "get", job.target)

    def put(self, job):
        return self.run(job, "put", job.source)

    def list(self, job):
        return None


RAW_PROGRAM = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "raw.py")]
FERRY, RAW = Ferry(), Raw()
PEERS = [Lftp(), LftpPipelined(), Curl(), Ncftp(), Tnftp(), Wget(), Gio()]


def find_clients():
    """Ferry and the peers that are installed, and the names of those that are not."""
    missing = [peer.name for peer in PEERS if shutil.which(peer.program) is None]
    return [FERRY] + [peer for peer in PEERS if peer.name not in missing], missing
