/* The program: one instance, one window, and what both share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-recent-store.h"
#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_APPLICATION (ferry_application_get_type ())
G_DECLARE_FINAL_TYPE (FerryApplication, ferry_application, FERRY, APPLICATION, GtkApplication)

FerryApplication *ferry_application_new (void);
GSettings *ferry_application_get_settings (FerryApplication *application);
FerrySiteStore *ferry_application_get_sites (FerryApplication *application);
FerryRecentStore *ferry_application_get_recents (FerryApplication *application);

G_END_DECLS
