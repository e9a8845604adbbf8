/* The choices for a synchronization: which way, how to compare, what to leave out; the rarer ones
 * folded. Main thread.
 *
 * Signal: "changed" (form): somebody chose something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-options.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_SYNC_FORM (ferry_sync_form_get_type ())
G_DECLARE_FINAL_TYPE (FerrySyncForm, ferry_sync_form, FERRY, SYNC_FORM, GtkBox)

FerrySyncOptions *ferry_sync_form_dup_options (FerrySyncForm *form);
void ferry_sync_form_set_options (FerrySyncForm *form, const FerrySyncOptions *options);

G_END_DECLS
