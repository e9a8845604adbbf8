/* Users and passwords in the format of .netrc. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *machine; /* NULL: of every host that no other entry is for */
  char *login;   /* nullable, as are the others */
  char *password;
  char *account;
} FerryNetrcEntry;

GPtrArray *ferry_netrc_parse (const char *text);

G_END_DECLS
