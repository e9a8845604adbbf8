/* What is selected of a search's hits, as files on their way: a bundle for each of their folders.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-bundle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

FerryBundle *ferry_search_bundle_new (FerryPlace *place, GtkSelectionModel *hits);

G_END_DECLS
