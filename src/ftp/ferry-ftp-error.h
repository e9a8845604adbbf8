/* What can go wrong with a server that somebody acts on: a prompt, a retry, a fall-back, an exit
 * status. Everything else stays G_IO_ERROR. The message is a sentence for a person and carries the
 * server's own text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_FTP_ERROR (ferry_ftp_error_quark ())

typedef enum
{
  FERRY_FTP_ERROR_PROTOCOL,             /* the server does not speak FTP as we know it */
  FERRY_FTP_ERROR_CONNECT,              /* no control connection: name, route, refused, time-out */
  FERRY_FTP_ERROR_CONNECTION_LOST,      /* it was there and is gone: 421, end of file, reset */
  FERRY_FTP_ERROR_TIMED_OUT,            /* a reply or data did not come before its deadline */
  FERRY_FTP_ERROR_LOGIN_REJECTED,       /* 530 and its kin: ask for the password again */
  FERRY_FTP_ERROR_PASSWORD_NEEDED,      /* 331 and no password is known */
  FERRY_FTP_ERROR_TOO_MANY_CONNECTIONS, /* 421 at the greeting, 530 with other connections alive */
  FERRY_FTP_ERROR_TLS_UNAVAILABLE,      /* asked for, and the server does not offer it */
  FERRY_FTP_ERROR_TLS_FAILED,           /* the handshake failed */
  FERRY_FTP_ERROR_CERTIFICATE_UNKNOWN,  /* carries the certificate */
  FERRY_FTP_ERROR_CERTIFICATE_CHANGED,  /* another than the pinned one; carries it too */
  FERRY_FTP_ERROR_DATA_CONNECTION,      /* no data connection could be made */
  FERRY_FTP_ERROR_NOT_FOUND,            /* 550 and it is not there */
  FERRY_FTP_ERROR_DENIED,               /* 550, 553 and the like: permission */
  FERRY_FTP_ERROR_EXISTS,
  FERRY_FTP_ERROR_NO_SPACE,    /* 452, 552, or 451 that says so */
  FERRY_FTP_ERROR_INCOMPLETE,  /* fewer or more bytes than announced: never "done" */
  FERRY_FTP_ERROR_TEMPORARY,   /* other 4xx: worth another try later */
  FERRY_FTP_ERROR_REFUSED,     /* other 5xx: it will be refused again */
  FERRY_FTP_ERROR_UNSUPPORTED, /* 500, 502, 504: the server does not know the command */
  FERRY_FTP_ERROR_DIFFERENT,   /* all bytes came over, and they are not the same */
  FERRY_FTP_ERROR_PROXY_LOGIN, /* the proxy wants a password, or another: ask for it */
} FerryFtpError;

GQuark ferry_ftp_error_quark (void);

guint ferry_ftp_error_get_reply_code (const GError *error);
GTlsCertificate *ferry_ftp_error_get_certificate (const GError *error);
GTlsCertificateFlags ferry_ftp_error_get_certificate_flags (const GError *error);

GError *ferry_ftp_error_new (FerryFtpError code, guint reply_code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
GError *ferry_ftp_error_new_for_certificate (FerryFtpError code,
                                             GTlsCertificate *certificate,
                                             GTlsCertificateFlags flags,
                                             const char *format,
                                             ...) G_GNUC_PRINTF (4, 5);

char *ferry_ftp_dup_fingerprint (GTlsCertificate *certificate);
gboolean ferry_ftp_fingerprint_equal (const char *one, const char *other);

G_END_DECLS
