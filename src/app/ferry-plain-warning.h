/* A line over the panes that says, once for a site, that the password or the files travel
 * unencrypted, with a button that changes to TLS where the server offers it. Main thread.
 *
 * Signal "tls-requested" (warning): connect again, with TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sessions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PLAIN_WARNING (ferry_plain_warning_get_type ())
G_DECLARE_FINAL_TYPE (FerryPlainWarning, ferry_plain_warning, FERRY, PLAIN_WARNING, GtkWidget)

void ferry_plain_warning_set_sessions (FerryPlainWarning *self, FerrySessions *sessions);
void ferry_plain_warning_show (FerryPlainWarning *self, const FerryServerInfo *info);

char *ferry_plain_warning_dup_text (const FerryServerInfo *info);
gboolean ferry_plain_warning_can_change (const FerryServerInfo *info);

G_END_DECLS
