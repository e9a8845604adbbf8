/* The password of a saved site, or of its proxy, while it is looked at: shown from the keyring, and
 * put there or taken out as the site says. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SITE_PASSWORD (ferry_site_password_get_type ())
G_DECLARE_FINAL_TYPE (FerrySitePassword, ferry_site_password, FERRY, SITE_PASSWORD, GObject)

FerrySitePassword *ferry_site_password_new (GtkEditable *entry, GtkLabel *problem);
void
ferry_site_password_show (FerrySitePassword *password, const FerryServer *server, gboolean is_kept);
void
ferry_site_password_save (FerrySitePassword *password, const FerryServer *server, gboolean is_kept);
void ferry_site_password_leave (FerrySitePassword *password);

G_END_DECLS
