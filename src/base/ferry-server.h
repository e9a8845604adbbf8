/* Where to connect and how: everything that the user chose about one server.
 * A plain value; each thread works on its own copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Who opens the data connection (RFC 959 section 3.2): in passive mode the client, to a port that
 * the server names; in active mode the server, to a port that the client names. */
typedef enum
{
  FERRY_MODE_PASSIVE,
  FERRY_MODE_ACTIVE,
  FERRY_MODE_AUTOMATIC, /* passive, and active once no passive data connection can be made */
} FerryMode;

typedef enum
{
  FERRY_SECURITY_NONE,     /* never TLS */
  FERRY_SECURITY_OPTIONAL, /* AUTH TLS where the server takes it */
  FERRY_SECURITY_EXPLICIT, /* AUTH TLS, or no login */
  FERRY_SECURITY_IMPLICIT, /* TLS before the greeting, port 990 */
} FerrySecurity;

/* Which files cross with their line ends changed to those of the other side (RFC 959's TYPE A). */
typedef enum
{
  FERRY_TEXT_NEVER,
  FERRY_TEXT_BY_NAME, /* those whose names end in one of the text_extensions */
  FERRY_TEXT_ALWAYS,
} FerryTextTransfer;

/* How a file is judged whole once its bytes have come over. */
typedef enum
{
  FERRY_VERIFY_SIZE,
  FERRY_VERIFY_HASH,      /* by the server's hash command where it has one, else by its size */
  FERRY_VERIFY_READ_BACK, /* an upload is read again and compared; a download is read twice */
} FerryVerify;

/* For the time offset: the server is asked. */
#define FERRY_TIME_OFFSET_AUTOMATIC G_MAXINT
#define FERRY_TIME_OFFSET_MAX       (14 * 60)

typedef struct
{
  char *host;
  char *address;  /* numeric, nullable: go there and do not look for the host's; of one run only */
  guint16 port;   /* 0: the default of the security */
  char *user;     /* NULL: anonymous */
  char *password; /* nullable; in memory only */
  char *account;  /* nullable; for servers that ask ACCT (332) */
  char *site_id;  /* the saved site that these settings are of, nullable */

  FerrySecurity security;
  char *ca_file;            /* PEM file of further roots, nullable */
  char *pinned_fingerprint; /* SHA-256 of the one certificate to accept, hex digits, nullable */

  FerryMode mode;
  gboolean is_plain_known; /* the user was told that it is not encrypted */
  char *learned_ways;      /* how data connections went, by network: ferry-ways.h; nullable */
  guint16 active_port_low; /* 0: any port */
  guint16 active_port_high;
  char *active_address; /* what to tell the server in PORT/EPRT, nullable: our own end of the
                           control connection */

  char *proxy;           /* URI, its user in it: ferry-proxy.h; nullable: what the system says */
  char *proxy_password;  /* nullable; in memory only */
  char **login_commands; /* sent as they are once logged in, nullable */
  gint time_offset;      /* of the clock in listings, minutes east of UTC, or found out */

  char *charset;       /* of names, nullable: found out from the names */
  char *found_charset; /* what was found out, nullable: nothing yet */

  guint connect_timeout; /* seconds; for all of them 0 is not allowed */
  guint reply_timeout;
  guint data_timeout;  /* without a byte on the data connection */
  guint login_timeout; /* from the greeting to the reply to PASS */
  guint keep_alive;    /* seconds of silence before a NOOP, 0 never */

  guint max_connections;  /* for transfers, 1 to 10 */
  guint good_connections; /* learned: so many were worth it for small files; 0: nothing yet */
  guint max_folders;      /* of one tree; the rest is left out */
  guint max_entries;      /* of one listing; one that goes on is given up */

  FerryVerify verify;
  gboolean is_replace_safe;    /* an upload has its final name only when it is whole */
  gboolean is_pipelined;       /* commands may be sent ahead of their answers */
  gboolean is_stumbling;       /* learned: commands that were sent ahead confused it */
  guint download_limit;        /* bytes a second, 0: none */
  guint upload_limit;          /* likewise */
  char *deleted_folder;        /* raw path, where deleted files go; nullable: they are gone */
  gboolean allows_server_copy; /* it may send to another server, and take from it (FXP) */

  FerryTextTransfer text_transfer;
  char *text_extensions; /* nullable: FERRY_TEXT_EXTENSIONS */
} FerryServer;

#define FERRY_TYPE_SERVER (ferry_server_get_type ())
GType ferry_server_get_type (void) G_GNUC_CONST;

FerryServer *ferry_server_new (const char *host);
FerryServer *ferry_server_copy (const FerryServer *server);
void ferry_server_free (FerryServer *server);

guint16 ferry_server_get_port (const FerryServer *server);
const char *ferry_server_get_user (const FerryServer *server);
const char *ferry_server_get_password (const FerryServer *server);
const char *ferry_server_get_charset (const FerryServer *server);
void ferry_server_set_charset (FerryServer *server, const char *charset, const char *found_charset);
gboolean ferry_server_is_text (const FerryServer *server, const char *name);
char *ferry_server_dup_key (const FerryServer *server);
void ferry_server_leave_site (FerryServer *server);

gboolean ferry_time_offset_parse (const char *text, gint *minutes);
char *ferry_time_offset_format (gint minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryServer, ferry_server_free)

G_END_DECLS
