/* One kind of server, as ferry-test-server.c starts it. Each kind is a file ferry-test-NAME.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-test-server.h"

G_BEGIN_DECLS

/* Where one server is to listen, and for whom. */
typedef struct
{
  const FerryTestServerOptions *options;
  const char *host;
  guint16 port;
  const char *root;
  const char *user;
  const char *password;
  const char *folder; /* for its own files; server.pem lies there where TLS is wanted */
} FerryTestServerPlace;

typedef struct
{
  const char *name;
  const char *user;
  gboolean (*is_available) (void);
  /* Writes the settings, and returns the program with its arguments: it stays in the foreground. */
  GStrv (*dup_arguments) (const FerryTestServerPlace *place, GError **error);
} FerryTestServerType;

extern const FerryTestServerType ferry_test_vsftpd;
extern const FerryTestServerType ferry_test_pyftpdlib;
extern const FerryTestServerType ferry_test_proftpd;
extern const FerryTestServerType ferry_test_pure_ftpd;
extern const FerryTestServerType ferry_test_inetutils;
extern const FerryTestServerType ferry_test_netkit;
extern const FerryTestServerType ferry_test_aioftp;
extern const FerryTestServerType ferry_test_ftp_srv;

void ferry_test_server_add_number (GStrvBuilder *arguments, const char *name, guint64 value);
char *ferry_test_server_dup_hash (const char *password);

G_END_DECLS
