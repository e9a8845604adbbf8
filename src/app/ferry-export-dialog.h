/* Exports the saved sites into a file, with their passwords under a passphrase or without. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_export_dialog_ask (GtkWindow *parent, FerrySiteStore *store);

G_END_DECLS
