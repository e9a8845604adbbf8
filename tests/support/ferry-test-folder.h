/* A folder of a test's own, removed with all that is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ferry_test_folder_remove (const char *path);

G_END_DECLS
