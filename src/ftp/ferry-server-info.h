/* All that one connection knows of its server, for people to read. A plain value; made in the
 * client's thread, read in any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All owned; all strings UTF-8, nullable where nothing is known. */
typedef struct
{
  char *host;
  guint16 port;
  char *user;
  char *address;       /* of the server's end, "192.0.2.1:21"; the proxy's where one is used */
  char *local_address; /* of our end */
  gboolean is_proxied;

  char *greeting;             /* lines, with a line feed between */
  char *system;               /* the answer to SYST */
  char *folder;               /* that the login led to */
  char *charset;              /* of names, never NULL */
  gboolean is_charset_chosen; /* by the user; else found out */

  gboolean has_time_offset;
  gint time_offset; /* of the times in its listings, seconds east of UTC */

  char *tls_version; /* NULL: no TLS */
  char *cipher;
  gboolean is_data_encrypted;
  GTlsCertificate *certificate;

  FerryMode mode;
  gboolean is_active; /* who opens the next data connection: the server */

  char **features; /* lines of FEAT; NULL: the server does not answer FEAT */
  char **lacks;    /* commands that it does not have, as far as they were tried */
} FerryServerInfo;

void ferry_server_info_free (FerryServerInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryServerInfo, ferry_server_info_free)

G_END_DECLS
