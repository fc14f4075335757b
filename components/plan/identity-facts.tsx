import type { Plan } from "@/server/contract/plan";
import { KeyValues } from "../ui/key-values";
import { ReasonText } from "./reason-text";

type IdentityFactsProps = { identity: Plan["identity"]; unit: Plan["unit"] };

/** As whom the program runs, and which accounts exist inside. */
export function IdentityFacts({ identity, unit }: IdentityFactsProps) {
  const { user, uid, group, gid, supplementaryGroups } = identity;
  const more = supplementaryGroups.length > 0 ? `, also in ${supplementaryGroups.join(", ")}` : "";
  return (
    <div className="flex flex-col gap-3">
      <KeyValues
        items={[
          {
            key: "Runs as",
            value: (
              <>
                {user} ({uid}), group {group} ({gid}){more}
                <br />
                <ReasonText reason={identity.reason} />
              </>
            ),
          },
          {
            key: "Unit file",
            value: unit ? (
              <>
                <span className="font-mono text-sm">{unit.name}</span> (Type={unit.type})
                <br />
                <ReasonText reason={unit.reason} />
              </>
            ) : (
              "none"
            ),
          },
          ...identity.users.map((account) => ({
            key: "User inside",
            value: (
              <>
                {account.name} ({account.uid}) <ReasonText reason={account.reason} />
              </>
            ),
          })),
          ...identity.groups.map((account) => ({
            key: "Group inside",
            value: (
              <>
                {account.name} ({account.gid}) <ReasonText reason={account.reason} />
              </>
            ),
          })),
        ]}
      />
    </div>
  );
}
