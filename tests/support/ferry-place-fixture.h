/* A place, on this computer or on a real server, and where the test sees its files on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-local-place.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-wait.h"

G_BEGIN_DECLS

#define FERRY_PLACE_PATIENCE 30 /* s */

typedef struct
{
  FerryTestServer *server; /* NULL: this computer */
  FerryPlace *place;
  char *root; /* on the disk */
  char *home; /* as the place names it */
} FerryPlaceFixture;

void ferry_place_fixture_set_up (FerryPlaceFixture *fixture, gconstpointer options);
void ferry_place_fixture_tear_down (FerryPlaceFixture *fixture, gconstpointer options);

void ferry_place_fixture_write (FerryPlaceFixture *fixture, const char *name, const char *content);
char *ferry_place_fixture_read (FerryPlaceFixture *fixture, const char *name);
char *ferry_place_fixture_path (FerryPlaceFixture *fixture, const char *name);

G_END_DECLS
