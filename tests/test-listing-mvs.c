/* Data sets of z/OS: folders, tapes, what is migrated or archived.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-listing-cases.h"

static const FerryListingText texts[] = {
  { "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\n"
    "VOL001 3390   2024/02/03  1   15  FB      80 27920  PS  KAI.JCL\n"
    "VOL001 3390   2024/02/03  1   15  FB      80 27920  PO  KAI.SOURCE\n"
    "VOL002 3390   2024/02/03  1  150  U        0  6144  PO-E LOAD.LIB\n"
    "VOL002 3390   **NONE**    1   15  VB     255 27998  PS  KAI.NEVER\n"
    "VOL002 3390   2024/02/03  1 99999VB     255 27998  PS  KAI.BIG\n"
    "Migrated                                                KAI.OLD\n"
    "ARCIVE Not Direct Access Device                         KAI.ARC\n"
    "Pseudo Directory                                        KAI.SUB\n"
    "VOL003 Tape                                             KAI.TAPE\n"
    "VOL003 3390                                        VSAM KAI.KEYED\n"
    "Error determining attributes                            KAI.BROKEN\n",
    "MVS",
    "f - 2024-02-03 KAI.JCL\n"
    "d - 2024-02-03 KAI.SOURCE\n"
    "d - 2024-02-03 LOAD.LIB\n"
    "f - - KAI.NEVER\n"
    "f - 2024-02-03 KAI.BIG\n"
    "f - - KAI.OLD\n"
    "f - - KAI.ARC\n"
    "d - - KAI.SUB\n"
    "f - - KAI.TAPE\n"
    "f - - KAI.KEYED\n"
    "o - - KAI.BROKEN\n" },
  { "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\n"
    "VOL001 3390   2024/02/03  1   15  FB      80 27920  PS  'KAI.JCL'\n"
    "VOL001 3390   2024/02/03  1   15  FB      80 27920  ZZ  KAI.JCL\n"
    "VOL001 3390   2024/02/03  1   15  FB      80 27920  PS  KAI/JCL\n",
    "MVS",
    "f - 2024-02-03 KAI.JCL\n"
    "? VOL001 3390   2024/02/03  1   15  FB      80 27920  ZZ  KAI.JCL\n"
    "? VOL001 3390   2024/02/03  1   15  FB      80 27920  PS  KAI/JCL\n" },
  { "Migrated KAI.OLD\n"
    "Migrated KAI.OLDER\n",
    "MVS",
    "f - - KAI.OLD\n"
    "f - - KAI.OLDER\n" },
};

static const FerryListingTables tables = {
  .texts = texts,
  .n_texts = G_N_ELEMENTS (texts),
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ferry_listing_add_tests ("mvs", &tables);
  return g_test_run ();
}
