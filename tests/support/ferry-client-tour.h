/* Everything that people do with a server, once: what a server has to be able to do to be called
 * supported. Each step is asserted; one that a server is known not to be able to do is asserted to
 * fail as it should.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-client-fixture.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_TOUR_NO_CHMOD = 1 << 0,
  FERRY_TOUR_CHMOD_DENIED = 1 << 1, /* known, and not for this user */
  FERRY_TOUR_NO_SET_TIME = 1 << 2,
  FERRY_TOUR_NO_TIME = 1 << 3,        /* MDTM is not known */
  FERRY_TOUR_HIDES_LINKS = 1 << 4,    /* a link is listed as what it leads to */
  FERRY_TOUR_NO_OVERWRITE = 1 << 5,   /* RNTO onto a file is refused */
  FERRY_TOUR_NO_BACKSLASH = 1 << 6,   /* a name with it is refused */
  FERRY_TOUR_NO_LAST_BLANK = 1 << 7,  /* a blank at the end of a name becomes something else */
  FERRY_TOUR_NO_QUOTES = 1 << 8,      /* quotes in a name are lost */
  FERRY_TOUR_MAKES_AGAIN = 1 << 9,    /* MKD of a folder that is there is no error */
  FERRY_TOUR_NO_EMPTY_FILE = 1 << 10, /* nor a sound end of one that is downloaded */
} FerryTourLimits;

void ferry_client_tour (Fixture *fixture, guint limits);

G_END_DECLS
