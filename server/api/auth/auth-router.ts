import { router } from "../trpc";
import { createLink } from "./create-link";
import { me } from "./me";
import { redeem } from "./redeem";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

/** Who is there. */
export const authRouter = router({ signIn, redeem, signOut, me, createLink });
