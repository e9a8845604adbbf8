/* What is known of one login: the control connection, the features, the folder the server is in,
 * what it has refused. Inside src/ftp only: the verbs (ferry-ftp-client.h) and the parts they are
 * made of share it. For one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-connection.h"
#include "ferry-ftp-features.h"
#include "ferry-rate.h"
#include "ferry-ways.h"
#include "ferry-ftp-probe.h"

G_BEGIN_DECLS

/* What a server can lack, learned when it says 500 and never asked again on this connection. */
typedef enum
{
  FERRY_FTP_LACKS_EPSV = 1 << 0,
  FERRY_FTP_LACKS_PASV = 1 << 1,
  FERRY_FTP_LACKS_PORT = 1 << 2,
  FERRY_FTP_LACKS_EPRT = 1 << 3,
  FERRY_FTP_LACKS_MLST = 1 << 4,
  FERRY_FTP_LACKS_MLSD = 1 << 5,
  FERRY_FTP_LACKS_SIZE = 1 << 6,
  FERRY_FTP_LACKS_MDTM = 1 << 7,
  FERRY_FTP_LACKS_MFMT = 1 << 8,
  FERRY_FTP_LACKS_SITE_UTIME = 1 << 9,
  FERRY_FTP_LACKS_LIST_ALL = 1 << 10, /* LIST -a */
  FERRY_FTP_LACKS_SET_MDTM = 1 << 11, /* MDTM with a time */
} FerryFtpLacks;

typedef struct _FerryFtpSession
{
  /* owned, for as long as the client lives */
  FerryServer *server;
  FerryLog *log; /* nullable */
  FerryRate *rate;
  guint16 last_active_port;
  gboolean has_asked_time_offset;
  gboolean has_time_offset;
  gint time_offset;  /* of LIST, seconds east of UTC */
  guint quirks;      /* FerryFtpQuirk: see ferry-ftp-quirks.h */
  guint exchanges;   /* that went well: data connections that came to their end */
  guint files_ahead; /* that went well with commands sent ahead */

  char *expected_folder; /* what will be listed first after the next login, nullable */

  /* borrowed from a check of the server, all nullable */
  FerryFtpStageFunc stage_func;
  gpointer stage_data;
  FerryFtpEnds *ends; /* to be filled with those of the data connection */

  /* owned, of this connection */
  FerryFtpConnection *connection; /* NULL: not connected */
  FerryFtpFeatures *features;
  char *network;           /* that we are in, nullable */
  FerryWay way;            /* that data connections take there */
  gboolean is_epsv_silent; /* a port named by EPSV did not answer, here or before */
  char *greeting;
  char *system;                /* the text of SYST, nullable */
  char *home;                  /* the login folder */
  char *folder;                /* the folder the server is in, NULL: not known */
  FerryFtpReply *file_time;    /* to the MDTM of a listing, once it came; nullable */
  const char *asked_port;      /* EPSV or PASV that was sent with foresight, nullable */
  FerryFtpReply *port;         /* its reply, once it came; nullable */
  gint64 port_time;            /* when that was */
  char type;                   /* the TYPE that is set, 'I' or 'A'; 0: not known */
  guint lacks;                 /* FerryFtpLacks */
  const char *hash_kind;       /* set by OPTS HASH; NULL: the one that FEAT tells */
  guint refused_hashes;        /* bits: the ways to ask, see ferry-ftp-hash.c */
  guint refused_ranges;        /* likewise, for a part of a file */
  gboolean has_list_all;       /* LIST -a is known to work */
  gboolean has_protected_data; /* PROT P is on */
  gboolean takes_new_tls;      /* data went well although their TLS session was a new one */
  gboolean is_data_doubted;    /* a data connection that stood was refused */
  gboolean is_aborted;         /* an ABOR is among the owed replies */
  gboolean is_utf8_on;         /* OPTS UTF8 ON was taken: names may be translated for us */
  guint iac_turns;             /* how often the byte 255 was sent the other way in vain */
} FerryFtpSession;

FerryFtpSession *ferry_ftp_session_new (const FerryServer *server, FerryLog *log);
void ferry_ftp_session_free (FerryFtpSession *session);
void ferry_ftp_session_close (FerryFtpSession *session);
void ferry_ftp_session_quit (FerryFtpSession *session);

gboolean ferry_ftp_session_is_open (const FerryFtpSession *session);
gboolean
ferry_ftp_session_begin (FerryFtpSession *session, GCancellable *cancellable, GError **error);
char *ferry_ftp_session_begin_at (FerryFtpSession *session,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
void ferry_ftp_session_abort (FerryFtpSession *session);
void ferry_ftp_session_reach (const FerryFtpSession *session, FerryFtpStage stage);
void
ferry_ftp_session_note (const FerryFtpSession *session, FerryLogKind kind, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

FerryFtpReply *ferry_ftp_session_command (FerryFtpSession *session,
                                          GCancellable *cancellable,
                                          GError **error,
                                          const char *format,
                                          ...) G_GNUC_PRINTF (4, 5);
gboolean ferry_ftp_session_queue (FerryFtpSession *session, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
FerryFtpReply *
ferry_ftp_session_read_final (FerryFtpSession *session, GCancellable *cancellable, GError **error);

gboolean ferry_ftp_session_lacks (const FerryFtpSession *session, FerryFtpLacks what);
void
ferry_ftp_session_learn (FerryFtpSession *session, FerryFtpLacks what, const FerryFtpReply *reply);

char *ferry_ftp_session_dup_path (const FerryFtpSession *session, const char *path);
char *ferry_ftp_session_dup_shown (const FerryFtpSession *session, const char *path);
gboolean ferry_ftp_session_enter (FerryFtpSession *session,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ferry_ftp_session_set_type (FerryFtpSession *session,
                                     char type,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpSession, ferry_ftp_session_free)

G_END_DECLS
