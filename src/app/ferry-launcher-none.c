/* No launcher that could be told. See ferry-launcher.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-launcher.h"

/**
 * ferry_launcher_show:
 */
void
ferry_launcher_show (GApplication *application, double progress, guint n_failed)
{
}
