/* Read, write, execute for owner, group and others, and the same as an octal number.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ferry_permissions_form_new (guint mode, GtkWidget *button);
gboolean ferry_permissions_form_get_mode (GtkWidget *form, guint *mode);

G_END_DECLS
