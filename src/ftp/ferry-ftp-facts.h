/* What was observed when something failed, beside the error's sentence: which symptom, at which
 * address and port, in which words of the server. An error of FERRY_FTP_ERROR carries it, so that
 * src/doctor can say why it failed and what to change. A plain value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_FTP_SYMPTOM_NONE, /* nothing that the error's own sentence does not say */

  /* the control connection */
  FERRY_FTP_SYMPTOM_NAME_UNKNOWN,   /* DNS knows no such host */
  FERRY_FTP_SYMPTOM_NAME_NO_ANSWER, /* DNS does not answer */
  FERRY_FTP_SYMPTOM_REFUSED,        /* nothing listens there, or a firewall rejects */
  FERRY_FTP_SYMPTOM_SILENT,         /* no answer to the connection: a firewall drops */
  FERRY_FTP_SYMPTOM_NO_ROUTE,
  FERRY_FTP_SYMPTOM_PROXY,           /* the proxy failed */
  FERRY_FTP_SYMPTOM_PROXY_NEEDED,    /* it wants a user and a password */
  FERRY_FTP_SYMPTOM_PROXY_REJECTED,  /* it wants others than those it got */
  FERRY_FTP_SYMPTOM_GREETING_SSH,    /* SSH-2.0-... */
  FERRY_FTP_SYMPTOM_GREETING_HTTP,   /* HTTP/1.1 400 ... */
  FERRY_FTP_SYMPTOM_GREETING_TLS,    /* a TLS alert, or silence where implicit TLS is usual */
  FERRY_FTP_SYMPTOM_GREETING_SILENT, /* connected, and not a word */
  FERRY_FTP_SYMPTOM_GREETING_OTHER,  /* something that is not FTP */
  FERRY_FTP_SYMPTOM_CLOSED,          /* the connection ended in the middle */
  FERRY_FTP_SYMPTOM_NO_REPLY,        /* a command got no answer in time */

  /* TLS on the control connection */
  FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED,
  FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN, /* implicit TLS to a port that greets in the clear */
  FERRY_FTP_SYMPTOM_TLS_VERSION,    /* only versions or ciphers that are not safe */
  FERRY_FTP_SYMPTOM_TLS_FAILED,
  FERRY_FTP_SYMPTOM_CERTIFICATE,

  /* login */
  FERRY_FTP_SYMPTOM_LOGIN_REJECTED,  /* wrong name or password, as far as the server tells */
  FERRY_FTP_SYMPTOM_LOGIN_USER_LIST, /* refused before a password was asked: vsftpd's user_list */
  FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED,   /* 530 Non-anonymous sessions must use encryption */
  FERRY_FTP_SYMPTOM_LOGIN_ANONYMOUS_ONLY, /* 530 This FTP server is anonymous only */
  FERRY_FTP_SYMPTOM_LOGIN_CHROOT,         /* 500 OOPS: vsftpd: refusing to run with writable root */
  FERRY_FTP_SYMPTOM_LOGIN_OOPS,           /* another 500 OOPS: a fault in the server's settings */
  FERRY_FTP_SYMPTOM_TOO_MANY,             /* connections, of this user, this address or in all */

  /* passive data connections */
  FERRY_FTP_SYMPTOM_PASSIVE_REFUSED,    /* the port refused: closed, or a firewall that rejects */
  FERRY_FTP_SYMPTOM_PASSIVE_SILENT,     /* the port did not answer: a firewall that drops */
  FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE,   /* no way to the address and port */
  FERRY_FTP_SYMPTOM_PASSIVE_DISABLED,   /* EPSV and PASV are refused */
  FERRY_FTP_SYMPTOM_PASSIVE_UNREADABLE, /* a 227 or 229 that names no usable port */
  FERRY_FTP_SYMPTOM_EPSV_EATEN,         /* EPSV got no reply or a dead port where PASV works */

  /* active data connections */
  FERRY_FTP_SYMPTOM_ACTIVE_SILENT,   /* the server never connected: NAT or firewall on our side */
  FERRY_FTP_SYMPTOM_ACTIVE_FAILED,   /* 425: the server could not connect to us */
  FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL,  /* 500 Illegal PORT: our address is another for the server */
  FERRY_FTP_SYMPTOM_ACTIVE_DISABLED, /* PORT and EPRT are refused */
  FERRY_FTP_SYMPTOM_ACTIVE_NO_PORT,  /* none of our own ports could be opened */
  FERRY_FTP_SYMPTOM_ACTIVE_PROXIED,  /* nobody can connect to us through a proxy */

  /* any data connection */
  FERRY_FTP_SYMPTOM_DATA_REFUSED,   /* 425 in passive mode, for reasons of the server's */
  FERRY_FTP_SYMPTOM_DATA_STRANGER,  /* 425 Bad IP connecting: our address changes on the way */
  FERRY_FTP_SYMPTOM_DATA_TLS_REUSE, /* 522, 425: wants the TLS session of the control connection */
  FERRY_FTP_SYMPTOM_DATA_TLS,       /* TLS failed there */
  FERRY_FTP_SYMPTOM_DATA_STALLED,   /* it stood, and no byte came in time */

  /* files */
  FERRY_FTP_SYMPTOM_DISK_FULL,
  FERRY_FTP_SYMPTOM_QUOTA,
  FERRY_FTP_SYMPTOM_PERMISSION,
} FerryFtpSymptom;

/* All strings owned and nullable; addresses are numeric. */
typedef struct
{
  FerryFtpSymptom symptom;
  char *command;        /* that led to it: "EPSV" */
  char *server_address; /* the control connection's other end */
  char *announced;      /* the address in the server's 227 */
  guint16 server_port;  /* that we tried, or that connected */
  char *our_address;    /* where we listened, or connected from */
  guint16 our_port;
  guint tries;   /* how often it was tried before it was given up; 0: once */
  guint seconds; /* that it was waited for, where it was in vain */
  char *reply;   /* the server's own words, UTF-8 */
} FerryFtpFacts;

FerryFtpFacts *ferry_ftp_facts_new (FerryFtpSymptom symptom);
FerryFtpFacts *ferry_ftp_facts_copy (const FerryFtpFacts *facts);
void ferry_ftp_facts_free (FerryFtpFacts *facts);

/* (transfer none): the same to be filled in, made where there is none yet; of FERRY_FTP_ERROR. */
FerryFtpFacts *ferry_ftp_error_edit_facts (GError *error);
/* (nullable) (transfer none): what @error, of any domain, carries. */
const FerryFtpFacts *ferry_ftp_error_get_facts (const GError *error);
/* Gives @facts (transfer full) to @error, which must be of FERRY_FTP_ERROR. */
void ferry_ftp_error_take_facts (GError *error, FerryFtpFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpFacts, ferry_ftp_facts_free)

G_END_DECLS
