/* What a hostile peer does on a socket that it holds; see the steps of ferry-fake-server.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ferry_fake_send (GSocket *socket, const char *bytes, gsize length);
char *ferry_fake_drip (GSocket *socket, const GString *bytes, guint patience);
char *ferry_fake_flood (GSocket *socket, const GString *bytes);
void ferry_fake_reset_on_close (GSocket *socket);
gboolean ferry_fake_visit_as_stranger (guint16 port, guint patience);

G_END_DECLS
