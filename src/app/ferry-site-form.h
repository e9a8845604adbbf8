/* The settings of one saved site, the common ones in sight and the rest folded. Main thread.
 *
 * Signals: "changed" (form): by the user;
 *          "go" (form, FerryBookmark *bookmark): the user wants to go to these folders.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-recent-store.h"
#include "ferry-site-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SITE_FORM (ferry_site_form_get_type ())
G_DECLARE_FINAL_TYPE (FerrySiteForm, ferry_site_form, FERRY, SITE_FORM, GtkBox)

void ferry_site_form_show (FerrySiteForm *form, const FerrySiteData *data, FerryRecent *recent);
gboolean ferry_site_form_apply (FerrySiteForm *form, FerrySiteData *data);
void ferry_site_form_save_password (FerrySiteForm *form, const FerrySiteData *data);
gboolean ferry_site_form_takes_forgotten (FerrySiteForm *form);
void ferry_site_form_grab_focus (FerrySiteForm *form, gboolean is_new);

G_END_DECLS
