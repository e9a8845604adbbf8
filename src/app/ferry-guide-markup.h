/* A paragraph of the user guide as Pango markup. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cmark.h>
#include <glib.h>

G_BEGIN_DECLS

char *ferry_guide_markup_from_inlines (cmark_node *block);
char *ferry_guide_markup_dup_plain (cmark_node *block);

G_END_DECLS
