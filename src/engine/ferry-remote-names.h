/* What a server's names have in common, learned from all that are listed: the character set they
 * are in, and how they spell Unicode. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

typedef struct _FerryRemoteNames FerryRemoteNames;

FerryRemoteNames *ferry_remote_names_new (const char *known);
void ferry_remote_names_free (FerryRemoteNames *names);

void ferry_remote_names_see (FerryRemoteNames *names, FerryListing *listing);
const char *ferry_remote_names_get_charset (FerryRemoteNames *names);
char *ferry_remote_names_spell (FerryRemoteNames *names, const char *text);

G_END_DECLS
