/* Light or dark: the user's choice, or the desktop's wish by the settings portal. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TYPE_APPEARANCE (ferry_appearance_get_type ())
G_DECLARE_FINAL_TYPE (FerryAppearance, ferry_appearance, FERRY, APPEARANCE, GObject)

FerryAppearance *ferry_appearance_new (GSettings *settings);

G_END_DECLS
