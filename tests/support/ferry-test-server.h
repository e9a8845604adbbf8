/* A real FTP server for a test: on loopback, on a free port, in a private temporary folder, as the
 * user who runs the test. Call from the test's main thread only: on
 * Linux the server dies with the thread that started it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_TEST_SERVER_VSFTPD,    /* no MLSD, no MFMT (sets times by MDTM), no SITE CHMOD, no UTF8 in
                                  FEAT; the root is named by its real path, not "/" */
  FERRY_TEST_SERVER_PYFTPDLIB, /* MLSD, MFMT, SITE CHMOD, UTF8; the root is "/" */

  /* These heed kind, security, root, the passive ports and what is said of TLS, where they can. */
  FERRY_TEST_SERVER_PROFTPD,   /* MLSD, MFMT, SITE CHMOD; data connections must resume TLS */
  FERRY_TEST_SERVER_PURE_FTPD, /* MLSD, MFMT, SITE CHMOD; greets in many lines */
  FERRY_TEST_SERVER_INETUTILS, /* the old ones: FEAT after the login alone, or not at all */
  FERRY_TEST_SERVER_NETKIT,
  FERRY_TEST_SERVER_AIOFTP,  /* MLSD without FEAT; passive mode alone */
  FERRY_TEST_SERVER_FTP_SRV, /* neither MLSD nor MFMT */
  FERRY_TEST_SERVER_LAST,
} FerryTestServerKind;

typedef enum
{
  FERRY_TEST_SECURITY_NONE,
  FERRY_TEST_SECURITY_EXPLICIT,
  FERRY_TEST_SECURITY_IMPLICIT,
} FerryTestSecurity;

/* All zero is a plain vsftpd with a root of its own, on 127.0.0.1. */
typedef struct
{
  FerryTestServerKind kind;
  FerryTestSecurity security;

  const char *root;    /* an existing folder to serve; NULL: a new one that goes with the server */
  gboolean is_ipv6;    /* listens on ::1 */
  const char *address; /* listens on it; NULL: 127.0.0.1 */
  gboolean is_read_only;

  guint16 passive_port_low; /* 0: any port */
  guint16 passive_port_high;
  gboolean has_ascii;          /* TYPE A changes line ends; pyftpdlib always does it */
  const char *passive_address; /* that PASV announces; NULL: its own; vsftpd only */
  gboolean refuses_passive;    /* PASV and EPSV fail */
  gboolean refuses_active;     /* PORT and EPRT fail; vsftpd only */
  gboolean allows_foreign;     /* data connections with others than the client; not Pure-FTPd */
  guint max_clients;           /* 0: any number */
  guint64 max_rate;            /* bytes a second and connection, 0: as fast as it goes */
  guint64 max_file_size;       /* writing beyond fails, as on a full disk; 0: no limit */
  gboolean has_hashes;         /* counts them for HASH, XSHA256 and the like; ProFTPD only */
  guint idle_timeout;          /* seconds until a silent control connection is closed, 0: 300 */

  const char *settings; /* vsftpd: lines that overrule all others; NULL: none */

  gboolean requires_tls;       /* explicit: no login and no data without TLS */
  gboolean ignores_tls_resume; /* vsftpd: data connections need not resume the control's session */
  guint forgets_tls;           /* pyftpdlib: refuses the sessions of so many data connections */
  const char *tls_refusal;     /* pyftpdlib: in these words; NULL: vsftpd's 522 */
  const char *faults;          /* pyftpdlib: words of pyftpdlib_faults.py; NULL: none */
  gboolean omits_close_notify; /* pyftpdlib: data connections just end */
  guint tls_version;           /* 12 or 13: this version alone; 0: what OpenSSL offers */
} FerryTestServerOptions;

typedef struct _FerryTestServer FerryTestServer;

gboolean ferry_test_server_is_available (FerryTestServerKind kind);
const char *ferry_test_server_kind_get_name (FerryTestServerKind kind);

FerryTestServer *ferry_test_server_start (const FerryTestServerOptions *options, GError **error);
void ferry_test_server_stop (FerryTestServer *server);
gboolean ferry_test_server_restart (FerryTestServer *server, GError **error);
gboolean ferry_test_server_restart_with_new_certificate (FerryTestServer *server, GError **error);
void ferry_test_server_free (FerryTestServer *server);

const FerryTestServerOptions *ferry_test_server_get_options (FerryTestServer *server);
const char *ferry_test_server_get_host (FerryTestServer *server);
guint16 ferry_test_server_get_port (FerryTestServer *server);
const char *ferry_test_server_get_root (FerryTestServer *server);
const char *ferry_test_server_get_user (FerryTestServer *server);
const char *ferry_test_server_get_password (FerryTestServer *server);
const char *ferry_test_server_get_certificate (FerryTestServer *server);
const char *ferry_test_server_get_fingerprint (FerryTestServer *server);
char *ferry_test_server_dup_url (FerryTestServer *server, const char *path);
char *ferry_test_server_dup_log (FerryTestServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryTestServer, ferry_test_server_free)

G_END_DECLS
