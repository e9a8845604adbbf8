/* What becomes of a password that a session has logged in with. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-login-dialog.h"

G_BEGIN_DECLS

void ferry_session_secret_keep (GtkWindow *window, const FerryServer *server, FerryKeep keep);
void ferry_session_secret_keep_proxy (GtkWindow *window, const FerryServer *server, FerryKeep keep);

G_END_DECLS
