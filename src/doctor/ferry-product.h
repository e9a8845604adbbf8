/* What a server tells about itself in words that no RFC defines: its program, and the address that
 * it sees us at. Pure, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

FerryProduct ferry_product_find (const char *text);
const char *ferry_product_get_name (FerryProduct product);
char *ferry_product_dup_our_address (FerryProduct product, const char *text);

G_END_DECLS
