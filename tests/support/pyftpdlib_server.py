"""One pyftpdlib server for a test, on loopback, set up by its arguments.

Started by ferry-test-server.c, which waits until the port listens.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import argparse
import warnings

# Newer Pythons warn about the event loop that pyftpdlib is built on.
warnings.simplefilter("ignore", DeprecationWarning)

import logging
import resource

from OpenSSL import SSL
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import (
    DTPHandler,
    FTPHandler,
    PassiveDTP,
    ThrottledDTPHandler,
    TLS_DTPHandler,
    TLS_FTPHandler,
)
from pyftpdlib.servers import FTPServer

import pyftpdlib_faults

READ = "elr"
WRITE = "elradfmwMT"


class UnbufferedFS(AbstractedFS):
    """With a limit on the size of files: what a buffer still holds when a write has failed makes
    pyftpdlib's closing fail as well, and then it never replies."""

    def open(self, filename, mode):
        return open(filename, mode, buffering=0)


class SlowDTPHandler(ThrottledDTPHandler):
    """Pauses after each chunk; pyftpdlib itself lets two seconds' worth pass first."""

    def _throttle_bandwidth(self, len_chunk, max_speed):
        if len_chunk <= 0:
            return

        def go_on():
            self.add_channel(events=self.ioloop.READ if self.receive else self.ioloop.WRITE)

        self.del_channel()
        self._cancel_throttler()
        self._throttler = self.ioloop.call_later(len_chunk / max_speed, go_on,
                                                 _errback=self.handle_error)


class SlowTLSDTPHandler(SlowDTPHandler, TLS_DTPHandler):
    """Slow and encrypted: the pauses above, TLS below."""


class ImpatientPassiveDTP(PassiveDTP):
    """Between two sessions of one server pyftpdlib now and then loses the data connection that the
    one makes to the other, and says so when this time is over: thirty seconds of its own."""

    timeout = 4


class AbruptTLSDTPHandler(TLS_DTPHandler):
    """Ends a data connection without a close_notify, as IIS does."""

    def _do_ssl_shutdown(self):
        DTPHandler.close(self)


class ForgetfulTLSHandler(TLS_FTPHandler):
    """Does not take the TLS session of the first data connections, as a restarted vsftpd that has
    forgotten the session of a client that has not."""

    refusals = 1
    words = "522 SSL connection failed; session reuse required"

    def process_command(self, cmd, *args, **kwargs):
        if cmd not in ("LIST", "MLSD", "RETR", "STOR") or ForgetfulTLSHandler.refusals == 0:
            super().process_command(cmd, *args, **kwargs)
            return
        ForgetfulTLSHandler.refusals -= 1
        self.respond("150 File status okay.")
        self._shutdown_connecting_dtp()
        if self.data_channel is not None:
            DTPHandler.close(self.data_channel)
        self.respond(self.words)
        self.close_when_done()


class ImplicitTLSHandler(TLS_FTPHandler):
    """TLS before the greeting, as on port 990."""

    def handle(self):
        self.secure_connection(self.ssl_context)
        super().handle()


def parse_arguments():
    parser = argparse.ArgumentParser()
    for name in ("host", "root", "user", "password", "security", "certificate"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--port", type=int, required=True)
    for name in ("read-only", "passive-low", "passive-high", "refuse-passive",
                 "allow-foreign", "max-clients",
                 "max-rate", "idle-timeout", "require-tls", "forget-tls", "no-close-notify"):
        parser.add_argument("--" + name, type=int, default=0)
    parser.add_argument("--faults", default="")
    parser.add_argument("--tls-refusal", default=ForgetfulTLSHandler.words)
    return parser.parse_args()


def make_context(certificate):
    """The protocol versions stay OpenSSL's own, which OPENSSL_CONF may limit."""
    context = SSL.Context(SSL.TLS_METHOD)
    context.use_certificate_chain_file(certificate)
    context.use_privatekey_file(certificate)
    return context


def make_handler(arguments):
    """A handler class of its own, since pyftpdlib keeps its settings in the class."""
    base = {"none": FTPHandler, "explicit": TLS_FTPHandler, "implicit": ImplicitTLSHandler}[
        arguments.security]
    data = {"none": DTPHandler}.get(arguments.security, TLS_DTPHandler)

    if arguments.forget_tls:
        base = ForgetfulTLSHandler
        base.refusals = arguments.forget_tls
        base.words = arguments.tls_refusal
    if arguments.no_close_notify:
        data = AbruptTLSDTPHandler

    if arguments.faults:
        base = pyftpdlib_faults.make_faulty(base, arguments.faults)

    class Handler(base):
        authorizer = DummyAuthorizer()
        proto_cmds = dict(base.proto_cmds)

    if arguments.max_rate:
        slow = SlowDTPHandler if data is DTPHandler else SlowTLSDTPHandler

        class SlowData(slow):
            read_limit = arguments.max_rate
            write_limit = arguments.max_rate

        data = SlowData

    Handler.dtp_handler = data
    Handler.passive_dtp = ImpatientPassiveDTP
    if resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY:
        Handler.abstracted_fs = UnbufferedFS
    Handler.authorizer.add_user(arguments.user, arguments.password, arguments.root,
                                perm=READ if arguments.read_only else WRITE)
    Handler.auth_failed_timeout = 0
    Handler.permit_foreign_addresses = bool(arguments.allow_foreign)
    Handler.timeout = arguments.idle_timeout or 300
    if arguments.passive_low:
        Handler.passive_ports = range(arguments.passive_low, arguments.passive_high + 1)
    if arguments.refuse_passive:
        for name in ("PASV", "EPSV"):
            del Handler.proto_cmds[name]
    if arguments.security != "none":
        Handler.ssl_context = make_context(arguments.certificate)
        Handler.tls_control_required = bool(arguments.require_tls)
        Handler.tls_data_required = bool(arguments.require_tls)
    return Handler


def main():
    arguments = parse_arguments()
    logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(message)s")
    server = FTPServer((arguments.host, arguments.port), make_handler(arguments))
    # The limit per address counts control connections; max_cons would count every socket.
    server.max_cons_per_ip = arguments.max_clients
    server.serve_forever()


if __name__ == "__main__":
    main()
