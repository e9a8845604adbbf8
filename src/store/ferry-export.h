/* Ferry's own file of sites, for another computer or another person: the groups that sites.ini has,
 * readable, and the passwords, if they are wanted, in one block that a passphrase opens.
 *
 *   [/export]
 *   version=1
 *   passwords=1;base64 of what is encrypted;
 *
 *   [Client A]
 *   host=ftp.example.org
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_EXPORT_GROUP "/export"

/* The version of the block of passwords. */
#define FERRY_EXPORT_CIPHER "1"

/* id and password of a site */
#define FERRY_EXPORT_PASSWORDS_TYPE "a(ayay)"

GBytes *ferry_export_sites (GPtrArray *sites,
                            GHashTable *passwords,
                            const char *passphrase,
                            GError **error);

G_END_DECLS
