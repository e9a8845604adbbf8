/* Two numbers: the limits for downloads and uploads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_LIMIT_PAIR (ferry_limit_pair_get_type ())
G_DECLARE_FINAL_TYPE (FerryLimitPair, ferry_limit_pair, FERRY, LIMIT_PAIR, GtkBox)

/* Signal "changed": by the user. */

void ferry_limit_pair_set (FerryLimitPair *pair, guint download_limit, guint upload_limit);
void ferry_limit_pair_get (FerryLimitPair *pair, guint *download_limit, guint *upload_limit);

G_END_DECLS
