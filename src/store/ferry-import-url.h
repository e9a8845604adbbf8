/* A site out of a URL, for the programs that keep theirs so. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-imported.h"

G_BEGIN_DECLS

/* What a scheme means to the program; the last one has no name. */
typedef struct
{
  const char *name;
  FerrySecurity security;
} FerryImportScheme;

gboolean ferry_import_url_is_it (const char *text);
void ferry_import_url_read (FerryImported *site, const char *url, const FerryImportScheme *schemes);

G_END_DECLS
